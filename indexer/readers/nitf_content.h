// The content of NITF (News Industry Text Format, IPTC, 2.5 to 3.x), alone or inside NewsML.
#pragma once

#include <string>

#include "common/article.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// Sets what an <nitf> element says and the article does not have yet: headline, byline, dateline, text, and
/// from its head id, date, source, subjects, countries and people.
void read_nitf_content(const XmlElement& nitf, Article& article);

/// The paragraphs below an element in NITF's or HTML's names (p, hl2, li, tr ...), an empty line between two;
/// media, captions and scripts are left out. Text without any such element is one paragraph.
std::string marked_up_paragraphs(const XmlElement& element);

/// "20160824T103000+0200" and all that parse_date reads, for an article without a date.
void set_norm_date(const std::string& text, Article& article);

}  // namespace backfile
