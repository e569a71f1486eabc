// One name for a person over the whole archive: what the articles say, and what the librarian's file says.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "common/shard.h"
#include "indexer/annotators/person/name_table.h"

namespace backfile {

/// Says on standard error which lines of the archive's aliases cannot be used.
void warn_of_bad_aliases(const std::string& archive);

/// The second pass over the people of a run: count every article, settle, then apply to each. The outcome
/// depends on what was counted, not on the order.
class PersonNaming {
 public:
  /// Reads the archive's aliases where there are some. Throws Error where the file cannot be read.
  explicit PersonNaming(const std::string& archive);

  /// Thread-safe.
  void count(const Article& article);
  /// The article's other names. Thread-safe.
  void count(const OtherNames& names);
  /// Those people of the archive's articles who bear a family name that was counted already.
  void count(const std::vector<Shard>& shards);
  void settle() { table_.settle(); }
  /// After `settle`; thread-safe.
  void apply(Article& article) const { unify_persons(article, &table_, &aliases_); }

 private:
  PersonAliases aliases_;
  NameTable table_;
  std::mutex mutex_;
};

}  // namespace backfile
