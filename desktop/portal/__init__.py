"""The embedded portal: an HTTP server that answers Bitrix24 REST methods as the contract says.

It is written from the contract, independently of the client, of which it imports nothing (decisions 1 and 2).
"""
