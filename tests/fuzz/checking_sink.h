// What fuzz targets of readers share: an article that breaks what article.h promises ends the run.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "indexer/readers/reader.h"
#include "tests/article_promises.h"

namespace backfile {

inline void require(bool promise) {
  if (!promise) std::abort();
}

class CheckingSink : public ArticleSink {
 public:
  void begin_input(std::string_view) override {}
  bool article(Article&& article) override {
    if (const std::string broken = broken_promise(article); !broken.empty()) {
      std::fprintf(stderr, "%s\n", broken.c_str());
      std::abort();
    }
    return true;
  }
  void reject(std::string_view record, std::string_view reason) override {
    require(!reason.empty() && is_clean(reason, false) && is_clean(record, false));
  }
};

}  // namespace backfile
