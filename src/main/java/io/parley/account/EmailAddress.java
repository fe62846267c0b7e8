package io.parley.account;

/** Placeholder contract, see the rules in the design. */
public record EmailAddress(String value) {

    @Override
    public String toString() {
        return value;
    }
}
