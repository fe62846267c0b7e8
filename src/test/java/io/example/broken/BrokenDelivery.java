package io.example.broken;

/** Seen from other modules. */
public class BrokenDelivery {}
