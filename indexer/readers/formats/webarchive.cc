// Web pages that Safari saved with all that belongs to them in one file (a binary property list, of which the
// main resource is the page).
#include <plist/plist.h>

#include <memory>

#include "indexer/readers/html/page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_file = 128U << 20;

struct PlistCloser {
  void operator()(void* list) const { plist_free(list); }
};
using PropertyList = std::unique_ptr<void, PlistCloser>;

// A view into the list; "" where there is no such string or data.
std::string_view value_of(plist_t dictionary, const char* key) {
  const plist_t node = plist_dict_get_item(dictionary, key);
  std::uint64_t size = 0;
  switch (plist_get_node_type(node)) {
    case PLIST_STRING: {
      const char* text = plist_get_string_ptr(node, &size);
      return text == nullptr ? std::string_view() : std::string_view(text, size);
    }
    case PLIST_DATA: {
      const char* data = plist_get_data_ptr(node, &size);
      return data == nullptr ? std::string_view() : std::string_view(data, size);
    }
    default:
      return "";
  }
}

}  // namespace

int recognise_webarchive(std::string_view head, std::string_view name) {
  if (!head.starts_with("bplist00")) return 0;
  return head.find("WebMainResource") != std::string_view::npos || name.ends_with(".webarchive") ? 97 : 0;
}

void read_webarchive(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto file = read_all(bytes, largest_file);
  if (!file) {
    sink.reject("", "a saved page of more than 128 MB is no article");
    return;
  }
  plist_t root = nullptr;
  plist_from_bin(file->data(), static_cast<std::uint32_t>(file->size()), &root);
  const PropertyList owned(root);
  const plist_t page =
      plist_get_node_type(root) == PLIST_DICT ? plist_dict_get_item(root, "WebMainResource") : nullptr;
  if (plist_get_node_type(page) != PLIST_DICT) {
    sink.reject("", "a broken web archive, or none");
    return;
  }
  std::string url = clean_line_field(value_of(page, "WebResourceURL"));
  if (!url.starts_with("http")) url.clear();
  deliver_page(read_html_page(value_of(page, "WebResourceData"),
                              {url, value_of(page, "WebResourceTextEncodingName")}, options),
               sink);
}

}  // namespace backfile
