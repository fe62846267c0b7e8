package io.parley.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatinKeyTest {

    @Test
    void theLetterCountsAndWhereItIsNoLatinOneThePlaceOfItsKey() {
        assertThat(LatinKey.is("e", 'k'))
                .isEqualTo("(e.key.toLowerCase() === 'k' || e.code === 'KeyK' && /^[^\\x00-\\x7f]$/.test(e.key))");
    }
}
