DROP TABLE counters; DROP TABLE guesses; DROP TABLE sessions; DROP TABLE invitations; DROP TABLE memberships; DROP TABLE credentials; DROP TABLE users; DROP TABLE organisations;
