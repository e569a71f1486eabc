// What word processors write, and databases of the press as web pages -> the plain text in it. It stands
// between containers and formats: a delivery of Nexis or Factiva, or one article, reads the same however it
// was saved.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

/// The text of a document that begins with `head`: WordprocessingML (the word/document.xml of a DOCX, Word
/// 2003's XML), OpenDocument text (the content.xml of an ODT, flat FODT), RTF, PDF, deliveries of Nexis and
/// Factiva saved as web pages, and OpenDocument's tables, as CSV. UTF-8, an empty line between paragraphs,
/// cells of a table's row behind tabs; without headers, footers, notes and what was deleted but is still on
/// record. Reads `bytes` as it is read itself, in constant memory but for web pages and PDFs; `bytes` must
/// live as long. nullptr where `head` begins none.
std::unique_ptr<ByteSource> document_text(std::string_view head, ByteSource& bytes);

}  // namespace backfile
