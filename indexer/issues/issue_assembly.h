// Issues of digitised newspapers, whose parts come one by one: pages as ALTO, and METS files that say what
// their articles are.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/issues/issue_articles.h"

namespace backfile {

/// Holds pages and METS files until they have met, whichever comes first, in some bytes of memory: what waits
/// longest then goes on without the rest. A page that no METS file names is an article. Not thread-safe.
class IssueAssembly {
 public:
  explicit IssueAssembly(std::size_t most_bytes = 128U << 20) : most_bytes_(most_bytes) {}

  /// Takes a file of ALTO or METS and delivers what is complete with it. `name`: as in ReaderOptions, `path`:
  /// where it lies, for files are named from one another. `head`: its first bytes. False where it has no
  /// page, which nothing was said of.
  bool add(const std::string& name, const std::string& path, std::string_view head, ByteSource& bytes,
           ArticleSink& sink);
  /// Delivers all that still waits, in the order in which it came.
  void finish(ArticleSink& sink);

 private:
  struct Page {
    PageFile file;
    std::string path;
    std::size_t bytes = 0;
    std::uint64_t turn = 0;
  };
  struct Wanted {
    std::string id;    ///< of the file, in the METS
    std::string path;  ///< "" where it is no path from the METS file
    std::string name;
  };
  struct Issue {
    MetsIssue mets;
    std::string input;
    std::string folder;
    std::vector<Wanted> wanted;
    std::map<std::string, PageFile> files;
    std::size_t bytes = 0;
    std::uint64_t turn = 0;
  };

  bool add_pages(const std::string& name, const std::string& path, ByteSource& bytes, ArticleSink& sink);
  void add_mets(const std::string& name, const std::string& path, ByteSource& bytes, ArticleSink& sink);
  static bool fits(const std::string& path, const Wanted& wanted, const Issue& issue);
  void take_over(Issue& issue);
  void give(Issue& issue, const Wanted& wanted, Page&& page);
  void deliver_complete(ArticleSink& sink);
  void deliver_oldest(ArticleSink& sink);
  void deliver(Issue&& issue, ArticleSink& sink);
  void deliver(Page&& page, ArticleSink& sink);

  std::size_t most_bytes_;
  std::deque<Page> pages_;
  std::deque<Issue> issues_;
  std::size_t bytes_ = 0;
  std::uint64_t turns_ = 0;
  bool stopped_ = false;
};

}  // namespace backfile
