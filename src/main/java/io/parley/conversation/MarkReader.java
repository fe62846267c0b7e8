package io.parley.conversation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Delimited;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.nibor.autolink.LinkSpan;

/**
 * Reads the marks of one text.
 *
 * <p>CommonMark says where something is marked; what is shown is cut from the text itself, so that whatever is not understood
 * here stays as it was typed. Beyond {@value #MAX_DEPTH} levels and {@value #MAX_MARKED} marked places nothing more is
 * understood, which bounds what one message costs a screen.
 */
final class MarkReader {

    static final int MAX_DEPTH = 8;
    static final int MAX_MARKED = 200;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
            .extensions(List.of(
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(2 * MAX_DEPTH)
            .build();

    private static final Pattern FENCE_LINE = Pattern.compile(" {0,3}(?:```|~~~).*");
    private static final Pattern QUOTE_LINE = Pattern.compile(" {0,3}>.*");
    private static final Pattern ITEM_LINE = Pattern.compile(" {0,3}(?:[-*+]|\\d{1,9}[.)])(?:\\s.*)?");
    private static final Pattern INDENTED_LINE = Pattern.compile("\\s.*|");

    /** A quote is set off from what it says, as {@code >:(} is not. */
    private static final Pattern QUOTE_MARK = Pattern.compile(" {0,3}>+(?:\\s|$)");

    private final String source;
    private final BitSet marks = new BitSet();
    private final BitSet code = new BitSet();
    private final List<LinkSpan> addresses;

    /** Where in the source the piece begins that is being read. */
    private int base;

    private int marked;

    MarkReader(String source) {
        this.source = source;
        addresses = Addresses.in(source);
    }

    FormattedText read() {
        var all = new Stretch(0, false, false);
        var end = 0;
        for (base = 0; base < source.length(); base = end) {
            end = endOfPiece(base);
            blocks(PARSER.parse(source.substring(base, end)), all, 0);
        }
        return new FormattedText(source, all.upTo(source.length(), false), marks, code);
    }

    /**
     * Where the next piece begins. A quote ends with its last {@code >}, and a list before a line that stands at the margin;
     * to CommonMark both go on until a blank line, but who answers below a quote means the next line.
     */
    private int endOfPiece(int from) {
        var isFenced = false;
        var isQuoted = false;
        var isListed = false;
        for (var at = from; at < source.length(); ) {
            var lineEnd = source.indexOf('\n', at);
            var next = lineEnd < 0 ? source.length() : lineEnd + 1;
            var line = source.substring(at, lineEnd < 0 ? next : lineEnd);
            if (!isFenced) {
                var isQuote = QUOTE_LINE.matcher(line).matches();
                var isItem = ITEM_LINE.matcher(line).matches();
                var isAtMargin = !isItem && !INDENTED_LINE.matcher(line).matches();
                if (isQuoted && !isQuote || isListed && isAtMargin) {
                    return at;
                }
                isQuoted = isQuote;
                isListed |= isItem;
            }
            isFenced ^= FENCE_LINE.matcher(line).matches();
            at = next;
        }
        return source.length();
    }

    private void blocks(Node parent, Stretch out, int depth) {
        if (depth == MAX_DEPTH) {
            return;
        }
        for (var block : children(parent)) {
            switch (block) {
                case Paragraph paragraph -> inlines(paragraph, out, depth);
                case FencedCodeBlock code
                when code.getClosingFenceLength() != null && isRoomFor(1) -> codeBlock(code, out);
                case BlockQuote quote when isQuote(quote) && isRoomFor(1) -> quote(quote, out, depth);
                case ListBlock list
                when isList(list) && isRoomFor(children(list).size()) -> list(list, out, depth);
                default -> blocks(block, out, depth + 1);
            }
        }
    }

    private void codeBlock(FencedCodeBlock block, Stretch out) {
        var lines = block.getSourceSpans();
        code.set(start(block), end(block));
        hide(start(block), lines.size() > 2 ? start(lines.get(1)) : start(lines.getLast()));
        hide(end(lines.get(lines.size() - 2)), end(block));
        out.block(block, new TextPart.CodeBlock(block.getLiteral().stripTrailing()));
    }

    private boolean isQuote(BlockQuote quote) {
        return QUOTE_MARK.matcher(source).region(start(quote), end(quote)).lookingAt();
    }

    private void quote(BlockQuote quote, Stretch out, int depth) {
        hideAllBut(quote);
        var inner = new Stretch(start(quote), true, false);
        blocks(quote, inner, depth + 1);
        out.block(quote, new TextPart.Quote(inner.upTo(end(quote), true)));
    }

    /** One line alone is rather a dash, a sum or a date, and so is whatever begins with a plus. */
    private static boolean isList(ListBlock list) {
        return list.getFirstChild() != list.getLastChild()
                && !(list instanceof BulletList bullets && "+".equals(bullets.getMarker()));
    }

    private void list(ListBlock list, Stretch out, int depth) {
        var items = children(list).stream().map(item -> item(item, depth)).toList();
        out.block(
                list,
                list instanceof BulletList
                        ? new TextPart.Bullets(
                                items.stream().map(TextPart.Numbered::parts).toList())
                        : new TextPart.Numbers(items));
    }

    private TextPart.Numbered item(Node item, int depth) {
        hideAllBut(item);
        var first = Optional.ofNullable(item.getFirstChild()).map(this::start).orElse(end(item));
        marks.clear(start(item), first);
        var inner = new Stretch(first, true, false);
        blocks(item, inner, depth + 1);
        var digits = source.substring(start(item), first).replaceAll("\\D", "");
        return new TextPart.Numbered(digits.isEmpty() ? 0 : Integer.parseInt(digits), inner.upTo(end(item), true));
    }

    private void inlines(Node parent, Stretch out, int depth) {
        if (depth == MAX_DEPTH) {
            return;
        }
        for (var node : children(parent)) {
            switch (node) {
                case Code inline when isRoomFor(1) -> code(inline, out);
                case Link link -> link(link, out, depth);
                case Delimited mark
                when isMark(node, mark.getOpeningDelimiter()) && isRoomFor(1) ->
                    styled(node, mark.getOpeningDelimiter().length(), out, depth);
                case Delimited mark -> inlines(node, out, depth + 1);
                default -> {}
            }
        }
    }

    private void code(Code inline, Stretch out) {
        var ticks = 0;
        while (source.charAt(start(inline) + ticks) == '`') {
            ticks++;
        }
        code.set(start(inline), end(inline));
        hideEnds(inline, ticks);
        out.inline(inline, new TextPart.Code(visible(start(inline), end(inline))));
    }

    private void styled(Node node, int markLength, Stretch out, int depth) {
        hideEnds(node, markLength);
        var style = switch (node) {
            case StrongEmphasis strong -> TextPart.Style.BOLD;
            case Emphasis emphasis -> TextPart.Style.ITALIC;
            default -> TextPart.Style.STRUCK;
        };
        var inner = new Stretch(start(node), false, out.isLabel);
        inlines(node, inner, depth + 1);
        out.inline(node, new TextPart.Styled(style, inner.upTo(end(node), false)));
    }

    /** Neither {@code __init__}, nor what stands inside a word of plain letters, as in 2*3*4, nor inside an address. */
    private boolean isMark(Node node, String mark) {
        return !mark.equals("__")
                && !(isPlainLetter(start(node) - 1) && isPlainLetter(end(node)))
                && addresses.stream()
                        .noneMatch(
                                address -> address.getBeginIndex() < start(node) && start(node) < address.getEndIndex()
                                        || address.getBeginIndex() < end(node) && end(node) < address.getEndIndex());
    }

    private boolean isPlainLetter(int index) {
        return index >= 0
                && index < source.length()
                && source.charAt(index) < 128
                && Character.isLetterOrDigit(source.charAt(index));
    }

    private void link(Link link, Stretch out, int depth) {
        var label = link.getLastChild();
        if (label == null || label.getSourceSpans().isEmpty() || !source.startsWith("](", end(label))) {
            return;
        }
        Addresses.siteOf(link.getDestination()).filter(site -> isRoomFor(1)).ifPresent(site -> {
            hide(start(link), start(link) + 1);
            hide(end(label), end(link));
            var inner = new Stretch(start(link), false, true);
            inlines(link, inner, depth + 1);
            var shown = inner.upTo(end(link), false);
            var words = visible(start(link), end(link)).strip();
            var isHonest = words.equalsIgnoreCase(site) || words.equals(link.getDestination());
            out.inline(link, new TextPart.Link(link.getDestination(), shown, isHonest ? "" : site));
        });
    }

    private boolean isRoomFor(int more) {
        if (marked + more > MAX_MARKED) {
            return false;
        }
        marked += more;
        return true;
    }

    private void hide(int from, int to) {
        marks.set(from, to);
    }

    private void hideEnds(Node node, int length) {
        hide(start(node), start(node) + length);
        hide(end(node) - length, end(node));
    }

    /** Hides what belongs to a block alone, and not to those inside it: the marks at the beginning of its lines. */
    private void hideAllBut(Node block) {
        block.getSourceSpans().forEach(span -> marks.set(start(span), end(span)));
        for (var child : children(block)) {
            child.getSourceSpans().forEach(span -> marks.clear(start(span), end(span)));
        }
    }

    private String visible(int from, int to) {
        if (marks.nextSetBit(from) < 0 || marks.nextSetBit(from) >= to) {
            return source.substring(from, to);
        }
        var text = new StringBuilder(to - from);
        for (var at = marks.nextClearBit(from); at < to; at = marks.nextClearBit(at + 1)) {
            text.append(source.charAt(at));
        }
        return text.toString();
    }

    private int start(Node node) {
        return start(node.getSourceSpans().getFirst());
    }

    private int end(Node node) {
        return end(node.getSourceSpans().getLast());
    }

    private int start(SourceSpan span) {
        return base + span.getInputIndex();
    }

    private int end(SourceSpan span) {
        return start(span) + span.getLength();
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /** The parts of one stretch of the text, from left to right; what stands between them is as it was typed. */
    private final class Stretch {

        private final List<TextPart> parts = new ArrayList<>();
        private final boolean isLabel;
        private int at;
        private boolean isAfterBreak;

        /**
         * @param isAfterBreak whether it begins a block
         * @param isLabel whether it names a link, in which there are no others
         */
        Stretch(int at, boolean isAfterBreak, boolean isLabel) {
            this.at = at;
            this.isAfterBreak = isAfterBreak;
            this.isLabel = isLabel;
        }

        void inline(Node node, TextPart part) {
            words(start(node), false);
            add(node, part, false);
        }

        /** Adds what begins and ends a line by itself, and so needs no line feed before and after it. */
        void block(Node node, TextPart part) {
            words(start(node), true);
            add(node, part, true);
        }

        private void add(Node node, TextPart part, boolean isBlock) {
            parts.add(part);
            at = end(node);
            isAfterBreak = isBlock;
        }

        List<TextPart> upTo(int end, boolean isBeforeBreak) {
            words(end, isBeforeBreak);
            return List.copyOf(parts);
        }

        private void words(int end, boolean isBeforeBreak) {
            var text = visible(at, end);
            if (isAfterBreak) {
                var blank = text.length() - text.stripLeading().length();
                text = text.substring(text.lastIndexOf('\n', blank - 1) + 1);
            }
            if (isBeforeBreak) {
                text = text.stripTrailing();
            }
            if (!text.isEmpty()) {
                parts.addAll(isLabel ? List.of(new TextPart.Words(text)) : Addresses.partsOf(text));
            }
        }
    }
}
