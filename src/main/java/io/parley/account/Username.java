package io.parley.account;

/** Placeholder contract, see the rules in the design. */
public record Username(String value) {

    @Override
    public String toString() {
        return value;
    }
}
