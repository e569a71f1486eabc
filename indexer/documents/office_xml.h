// The text of WordprocessingML (ECMA-376 part 1, section 17; Word 2003's XML names its elements the same) and
// of OpenDocument text (OASIS OpenDocument 1.2 part 1, section 5).
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/decoded_source.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// Whether a file begins as one of them.
bool is_office_xml(std::string_view head);

/// Its paragraphs, as document_text.h says. Not thread-safe.
class OfficeXmlText : public MadeSource {
 public:
  explicit OfficeXmlText(ByteSource& bytes) : stream_(bytes) {}

 private:
  bool make(std::string& text) override;

  XmlStream stream_;
};

}  // namespace backfile
