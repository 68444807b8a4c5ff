"""The REST service of a Bitrix24 portal: requests, limits, retries, and typed results."""
