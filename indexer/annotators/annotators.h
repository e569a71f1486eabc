// The list of annotators.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/annotators/annotator.h"

namespace backfile {

struct OtherNames;

/// What `--annotate` and its companions ask for.
struct AnnotateOptions {
  std::vector<std::string> names;  ///< of annotators; "all" and "none" too
  std::string home_country;        ///< ISO code: where places without a country lie; "" for none
  std::string archive;             ///< whose topic-rules.txt and topics.model are used; "" for none
  bool topics_later = false;       ///< leave topics to the second pass (indexer/topic_pass.h)
  std::string person_model;        ///< path of another model for persons; "" for the shipped one
  /// Told what an article says of names besides its people, from any thread; may be empty.
  std::function<void(const OtherNames&)> on_other_names;
};

/// Whether `names` (as in AnnotateOptions) ask for an annotator.
bool is_asked(const std::vector<std::string>& names, std::string_view name);

/// The annotators asked for, in the order in which they have to run. Throws Error for an unknown name.
std::vector<std::unique_ptr<Annotator>> make_annotators(const AnnotateOptions& options);

}  // namespace backfile
