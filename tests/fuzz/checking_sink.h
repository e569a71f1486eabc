// What fuzz targets of readers share: an article that breaks what article.h promises ends the run.
#pragma once

#include <cstdlib>

#include "common/utf8.h"
#include "indexer/readers/reader.h"

namespace backfile {

inline void require(bool promise) {
  if (!promise) std::abort();
}

inline void require_clean(std::string_view text, bool lines) {
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    require(c >= 0x20 || (lines && c == '\n'));
    require(c < 0x7F || c > 0x9F);
  }
}

class CheckingSink : public ArticleSink {
 public:
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    require(!article.title.empty() || !article.text.empty());
    require_clean(article.title, false);
    require_clean(article.byline, false);
    require_clean(article.id, false);
    require_clean(article.text, true);
    return true;
  }
  void reject(std::string_view, std::string_view reason) override { require(!reason.empty()); }
};

}  // namespace backfile
