DROP TABLE search_tokens; DROP TABLE listing_facets; DROP TABLE listings;
