"""The embedded portal: an HTTP server that answers Bitrix24 REST methods as the contract says.

It is an independent witness: written from the contract, never from the client, and it imports nothing of it
(decisions 1 and 2).
"""
