package io.parley.search;

import java.util.List;
import java.util.Optional;

/**
 * Hits, the latest first.
 *
 * @param next where to go on, if there may be more
 */
public record SearchPage(List<SearchHit> hits, Optional<SearchCursor> next) {}
