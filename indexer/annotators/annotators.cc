#include "indexer/annotators/annotators.h"

#include <algorithm>
#include <array>

#include "common/error.h"
#include "indexer/annotators/country.h"
#include "indexer/annotators/person.h"
#include "indexer/annotators/topic.h"

namespace backfile {
namespace {

struct Row {
  std::string_view name;
  std::unique_ptr<Annotator> (*make)(const AnnotateOptions& options);
};

// Persons first: what follows leaves their spans alone.
constexpr auto rows = std::to_array<Row>({
    {"person",
     [](const AnnotateOptions& options) -> std::unique_ptr<Annotator> {
       auto annotator = options.person_model.empty()
                            ? std::make_unique<PersonAnnotator>()
                            : std::make_unique<PersonAnnotator>(PersonTagger::load(options.person_model));
       annotator->on_other_names(options.on_other_names);
       return annotator;
     }},
    {"country",
     [](const AnnotateOptions& options) -> std::unique_ptr<Annotator> {
       return std::make_unique<CountryAnnotator>(options.home_country);
     }},
    {"topic",
     [](const AnnotateOptions& options) -> std::unique_ptr<Annotator> {
       return std::make_unique<TopicAnnotator>(options.archive);
     }},
});

}  // namespace

bool is_asked(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::any_of(names,
                             [&](const std::string& asked) { return asked == "all" || asked == name; });
}

std::vector<std::unique_ptr<Annotator>> make_annotators(const AnnotateOptions& options) {
  for (const std::string& name : options.names) {
    const bool known =
        name == "all" || name == "none" || std::ranges::find(rows, name, &Row::name) != rows.end();
    if (!known)
      throw Error("there is no annotator " + name, "choose all, none, or from country, person, topic");
  }
  std::vector<std::unique_ptr<Annotator>> annotators;
  for (const Row& row : rows) {
    if (options.topics_later && row.name == "topic") continue;
    if (is_asked(options.names, row.name)) annotators.push_back(row.make(options));
  }
  return annotators;
}

}  // namespace backfile
