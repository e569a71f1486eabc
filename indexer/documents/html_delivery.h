// Deliveries of Nexis and Factiva that were saved as web pages: many articles a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/decoded_source.h"

namespace backfile {

/// Whether a page begins as one: as text it is a delivery.
bool is_html_delivery(std::string_view head);

/// Its text, line by line, as the same delivery saved as text has it. The page is held in memory. Throws
/// Error where it is larger than 64 MB. Not thread-safe.
class HtmlDeliveryText : public MadeSource {
 public:
  explicit HtmlDeliveryText(ByteSource& bytes) : bytes_(bytes) {}

 private:
  bool make(std::string& text) override;

  ByteSource& bytes_;
  bool read_ = false;
};

}  // namespace backfile
