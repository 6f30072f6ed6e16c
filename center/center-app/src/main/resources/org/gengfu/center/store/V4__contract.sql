-- When the newest picture of a camera was taken, beside its id.
alter table camera_now add column picture_time timestamptz;
update camera_now set picture_time = camera_picture.time from camera_picture where camera_picture.id = camera_now.picture;

-- By which contract a version was counted: the section `contract:` of center.yaml as JSON. Empty: before there was one,
-- by the usual rules.
alter table report_version add column contract text not null default '';
