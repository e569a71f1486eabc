#include "indexer/containers/packages.h"

#include "common/ascii.h"

namespace backfile {

Package package_of_name(std::string_view name) {
  const std::string lower = ascii_lowered(name.substr(name.rfind('.') + 1));
  if (lower == "docx" || lower == "docm" || lower == "xlsx" || lower == "xlsm" || lower == "pptx")
    return Package::office;
  if (lower == "odt" || lower == "ods") return Package::open_document;
  if (lower == "epub") return Package::book;
  return lower == "wacz" ? Package::crawl : Package::none;
}

Package package_of_type(std::string_view type) {
  if (type.starts_with("application/epub+zip")) return Package::book;
  constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
  if (!type.starts_with(open_document)) return Package::other;
  type.remove_prefix(open_document.size());
  return type.starts_with("text") || type.starts_with("spreadsheet") ? Package::open_document
                                                                     : Package::other;
}

bool is_read_of(Package package, std::string_view path) {
  switch (package) {
    case Package::none:
      return true;
    case Package::office:
      return path.starts_with("word/document") && path.ends_with(".xml");
    case Package::open_document:
      return path == "content.xml";
    case Package::book:
      return path.ends_with(".xhtml") || path.ends_with(".html") || path.ends_with(".htm");
    case Package::crawl:
      return path.starts_with("archive/");
    case Package::other:
      break;
  }
  return false;
}

}  // namespace backfile
