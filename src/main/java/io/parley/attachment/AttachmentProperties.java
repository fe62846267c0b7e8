package io.parley.attachment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much people may send as files, and where it lies.
 *
 * @param folder where the files lie
 * @param maxSize the most bytes of one file
 * @param maxMegapixels the most millions of pixels of a picture; each takes 8 MB for a moment, with two pictures drawn at once
 * @param reserve how much of the disk no file may take: the database, which may lie there too, has to go on writing
 * @param burst how many files a person may upload one after another without a pause
 * @param perMinute how many files a minute a person may go on uploading after that
 * @param keepUnsent how long a file is kept that was uploaded and not sent
 */
@Validated
@ConfigurationProperties("parley.attachment")
record AttachmentProperties(
        @NotNull Path folder,
        @DefaultValue("10MB") @NotNull DataSize maxSize,
        @DefaultValue("25") @Min(1) @Max(100) int maxMegapixels,
        @DefaultValue("500MB") @NotNull DataSize reserve,
        @DefaultValue("30") @Min(1) int burst,
        @DefaultValue("20") @Min(1) int perMinute,

        @DefaultValue("1d") @NotNull @DurationMin(minutes = 10)
        Duration keepUnsent) {

    FileLimits limits() {
        return new FileLimits(maxSize.toBytes(), maxMegapixels);
    }
}
