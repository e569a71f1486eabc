// Descriptive metadata of METS files: MODS 3 and Dublin Core.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/date.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// What a <dmdSec> says of an issue, an article, a section; "" where it says nothing.
struct MetsDescription {
  std::string id;
  std::string title;
  std::string short_title;  ///< without what stands below it
  std::string paper;        ///< of what it is a part of
  std::string byline;
  std::string language;  ///< "" where there are several
  std::string category;
  Date date;
  std::vector<std::pair<std::string, std::string>> details;
};

/// Reads a <dmdSec>.
MetsDescription read_description(const XmlElement& section);

/// Without the mark that a catalogue's title ends with.
std::string without_last_mark(std::string title);
/// True for what stands for a title where there is none: "Untitled", "[Sans titre]".
bool is_no_title(const std::string& title);
/// "The Tarn Gazette (Tarn), 1905-01-25" -> the paper and the day, unknown where it names none.
std::pair<std::string, Date> parts_of_label(const std::string& label);

}  // namespace backfile
