package io.parley.account;

/**
 * An access token that has just been made.
 *
 * @param secret what the program shows; this is the only time that it can be read
 */
public record NewAccessToken(String secret, AccessToken token) {

    @Override
    public String toString() {
        return "NewAccessToken[" + token + "]";
    }
}
