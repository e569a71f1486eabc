#include "indexer/readers/percent_encoding.h"

#include <libxml/uri.h>
#include <libxml/xmlmemory.h>

#include <memory>

namespace backfile {

std::string percent_decoded(const std::string& text) {
  const std::unique_ptr<char, decltype(xmlFree)> decoded(
      xmlURIUnescapeString(text.data(), static_cast<int>(text.size()), nullptr), xmlFree);
  return decoded ? decoded.get() : text;
}

}  // namespace backfile
