#include "indexer/documents/document_text.h"

#include "indexer/documents/html_delivery.h"
#include "indexer/documents/office_xml.h"
#include "indexer/documents/pdf.h"
#include "indexer/documents/rtf.h"
#include "indexer/documents/spreadsheet.h"

namespace backfile {

std::unique_ptr<ByteSource> document_text(std::string_view head, ByteSource& bytes) {
  if (is_open_document_table(head)) return std::make_unique<OpenDocumentTable>(bytes);
  if (is_office_xml(head)) return std::make_unique<OfficeXmlText>(bytes);
  if (is_html_delivery(head)) return std::make_unique<HtmlDeliveryText>(bytes);
  if (is_rtf(head)) return std::make_unique<RtfText>(bytes);
  if (is_pdf(head)) return std::make_unique<PdfText>(bytes);
  return nullptr;
}

}  // namespace backfile
