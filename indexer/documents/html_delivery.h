// Deliveries of Nexis and Factiva that were saved as web pages: many articles a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

/// Whether a page begins as one: as text it is a delivery.
bool is_html_delivery(std::string_view head);

/// Its text, line by line, as the same delivery saved as text has it. The page is held in memory. Throws
/// Error where it is larger than 64 MB. Not thread-safe.
class HtmlDeliveryText : public ByteSource {
 public:
  explicit HtmlDeliveryText(ByteSource& bytes) : bytes_(bytes) {}
  std::size_t read(std::span<char> buffer) override;

 private:
  ByteSource& bytes_;
  std::string text_;
  std::size_t at_ = 0;
  bool read_ = false;
};

}  // namespace backfile
