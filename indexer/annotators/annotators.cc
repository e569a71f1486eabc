#include "indexer/annotators/annotators.h"

#include <algorithm>
#include <array>

#include "common/error.h"

namespace backfile {
namespace {

struct Row {
  std::string_view name;
  std::unique_ptr<Annotator> (*make)(const AnnotateOptions& options);
};

// Persons first: what follows leaves their spans alone.
constexpr std::array<Row, 0> rows = {};

}  // namespace

std::vector<std::unique_ptr<Annotator>> make_annotators(const AnnotateOptions& options) {
  for (const std::string& name : options.names) {
    const bool known =
        name == "all" || name == "none" || std::ranges::find(rows, name, &Row::name) != rows.end();
    if (!known)
      throw Error("there is no annotator " + name, "choose all, none, or from country, person, topic");
  }
  std::vector<std::unique_ptr<Annotator>> annotators;
  for (const Row& row : rows) {
    const bool wanted = std::ranges::find(options.names, "all") != options.names.end() ||
                        std::ranges::find(options.names, row.name) != options.names.end();
    if (wanted) annotators.push_back(row.make(options));
  }
  return annotators;
}

}  // namespace backfile
