package io.parley.search.ui;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.binder.Result;
import io.parley.account.UserProfile;
import io.parley.uikit.ViewerTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What narrows a search: one conversation, who wrote it, from when to when, and whether there is a file. */
class SearchFilters extends HtmlContainer {

    private static final int DAYS = DayOfWeek.values().length;

    private final Button conversation = new Button(VaadinIcon.CLOSE_SMALL.create());
    private final ComboBox<UserProfile> author = new ComboBox<>();
    private final Checkbox withFiles = new Checkbox(getTranslation("search.files"));
    private final DatePicker from;
    private final DatePicker to;
    private final Runnable changed;

    /**
     * @param authors who can be chosen as the author, by some letters of the name
     * @param changed runs whenever the person chooses another filter, not when {@link #show} does
     * @param everywhere runs when the person wants to search all conversations again
     */
    SearchFilters(Function<String, Stream<UserProfile>> authors, Runnable changed, Runnable everywhere) {
        super("div");
        this.changed = changed;
        addClassName("parley-search-filters");
        conversation.setIconAfterText(true);
        conversation.addThemeVariants(ButtonVariant.TERTIARY);
        conversation.setTooltipText(getTranslation("search.everywhere"));
        conversation.addClickListener(click -> everywhere.run());
        author.setPlaceholder(getTranslation("search.author"));
        author.setAriaLabel(getTranslation("search.author"));
        author.setItemLabelGenerator(person -> person.displayName().value());
        author.setClearButtonVisible(true);
        author.setItems(query -> authors.apply(query.getFilter().orElse(""))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        author.addValueChangeListener(this::chosen);
        from = date(getTranslation("search.from"));
        to = date(getTranslation("search.to"));
        from.addValueChangeListener(change -> to.setMin(change.getValue()));
        withFiles.addValueChangeListener(this::chosen);
        add(conversation, author, from, to, withFiles);
    }

    private DatePicker date(String caption) {
        var picker = new DatePicker();
        picker.setPlaceholder(caption);
        picker.setAriaLabel(caption);
        picker.setClearButtonVisible(true);
        picker.addValueChangeListener(this::chosen);
        return picker;
    }

    private void chosen(ValueChangeEvent<?> change) {
        if (change.isFromClient()) {
            changed.run();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var formats = new DateFormats(ViewerTime.locale(event.getUI()));
        Stream.of(from, to).forEach(picker -> {
            picker.setI18n(words(formats));
            picker.setHelperText(getTranslation("search.date-example", formats.example()));
            picker.setFallbackParser(typed -> formats.read(typed)
                    .map(Result::ok)
                    .orElseGet(() -> Result.error(getTranslation("search.no-date"))));
        });
    }

    private DatePickerI18n words(DateFormats formats) {
        return new DatePickerI18n()
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()))
                        .toList())
                .setWeekdays(days(TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(shortDays())
                .setDateFormats(
                        formats.patterns().getFirst(),
                        formats.patterns().stream().skip(1).toArray(String[]::new))
                .setFirstDayOfWeek(formats.firstDayOfWeek().getValue() % DAYS)
                .setToday(getTranslation("search.today"))
                .setCancel(getTranslation("search.cancel"))
                .setBadInputErrorMessage(getTranslation("search.no-date"))
                .setMinErrorMessage(getTranslation("search.before"));
    }

    /** Where the short names are the long ones, as in Arabic, shorter ones, for the columns of the calendar are narrow. */
    private List<String> shortDays() {
        var names = days(TextStyle.SHORT_STANDALONE);
        if (!names.equals(days(TextStyle.FULL_STANDALONE))) {
            return names;
        }
        var shorter = DateFormatSymbols.getInstance(getLocale())
                .getWeekdays(DateFormatSymbols.STANDALONE, DateFormatSymbols.SHORT);
        return List.of(shorter).subList(Calendar.SUNDAY, Calendar.SATURDAY + 1);
    }

    private List<String> days(TextStyle style) {
        return IntStream.range(0, DAYS)
                .mapToObj(DayOfWeek.SUNDAY::plus)
                .map(day -> day.getDisplayName(style, getLocale()))
                .toList();
    }

    /**
     * Shows what an address says of these filters.
     *
     * @param person the author whom it names, if there is such a person
     */
    void show(SearchAddress address, Optional<UserProfile> person) {
        author.setValue(person.orElse(null));
        from.setValue(address.from().orElse(null));
        to.setValue(address.to().orElse(null));
        withFiles.setValue(address.withFiles());
    }

    /** Shows that one conversation is searched, by its caption. */
    void showConversation(Optional<String> caption) {
        conversation.setVisible(caption.isPresent());
        caption.ifPresent(conversation::setText);
    }

    Optional<UserProfile> author() {
        return author.getOptionalValue();
    }

    boolean withFiles() {
        return withFiles.getValue();
    }

    Optional<LocalDate> from() {
        return from.getOptionalValue();
    }

    Optional<LocalDate> to() {
        return to.getOptionalValue();
    }
}
