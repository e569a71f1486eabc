// Whether the fields that the user named with --map are in an input: a wrong name would leave articles
// without their headlines in silence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace backfile {

class MappedFields {
 public:
  explicit MappedFields(const ReaderOptions& options);

  /// False where nothing is mapped: then nothing need be told.
  bool any() const { return !uses_.empty(); }
  /// A record (or the header of a table) has this field, and something in it or not.
  void see(std::string_view field, bool filled);
  /// "--map title=kop: there is no kop, but id, head, body"; of several fields for a part one is enough. ""
  /// where all are there.
  std::string missing() const;
  /// The same, or "--map title=kop: kop is empty in all records".
  std::string unused() const;

 private:
  struct Use {
    std::string part;
    std::string field;
    bool seen = false;
    bool filled = false;
  };
  bool has(std::string_view part, bool Use::*what) const;

  std::vector<Use> uses_;
  std::vector<std::string> others_;  // the first names of fields met
};

}  // namespace backfile
