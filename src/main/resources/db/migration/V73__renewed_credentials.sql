-- When a credential was last had anew from its platform, by itself. purpose may also be RENEW: what others are had by.
ALTER TABLE credentials_token ADD COLUMN renewed TIMESTAMP WITH TIME ZONE;
