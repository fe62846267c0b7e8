package io.parley.security;

import io.parley.account.ClientAddress;

/** A request was turned away at the edge: from a page of others, an upgrade of nobody, or one connection too many. */
public record RequestRefused(ClientAddress from) {}
