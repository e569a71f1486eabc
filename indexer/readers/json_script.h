// JSON that is a script: what Twitter's archive has in front ("window.YTD.tweet.part0 = [...]"), and what
// sites put around JSON for their pages ("callback({...});", "var articles = [...];").
#pragma once

#include <cstddef>
#include <string_view>

namespace backfile {

/// How many bytes stand before the JSON in such a script; 0 where it is none.
std::size_t script_before_json(std::string_view head);

/// What may follow the JSON: brackets and semicolons.
bool is_script_end(std::string_view value);

}  // namespace backfile
