package se.bevara.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param segmentSize at which a segment is full: the next accession begins a new one */
@ConfigurationProperties("bevara.archive")
public record ArchiveSettings(@DefaultValue("256MB") DataSize segmentSize) {
}
