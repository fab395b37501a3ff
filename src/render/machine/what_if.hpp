#pragma once

#include <string>

#include "retain/what_if.hpp"

namespace retain::render {

/// The document of schema "retain.what_if".
std::string what_if_json(const WhatIf& what_if);

}  // namespace retain::render
