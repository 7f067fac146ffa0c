// The members of a JSON object in their order, which PlainJson writes.
global using Members = System.Collections.Generic.OrderedDictionary<string, object?>;
