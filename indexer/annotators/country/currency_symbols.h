// Currencies told by a symbol before a number: "£9,000", "HK$20".
#pragma once

#include <span>
#include <string_view>

#include "indexer/annotators/country/gazetteer.h"

namespace backfile {

/// The country whose money a number is in, as senses of kind currency (one, or none). `before` is the text up
/// to the number, `previous` the folded word that ends right at the symbol, or "".
std::span<const PlaceSense> currency_before(std::string_view before, std::string_view previous);

}  // namespace backfile
