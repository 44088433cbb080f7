#!/usr/bin/python3
"""A window with WebKitGTK in it that WebKitWebDriver can drive and that keeps a profile in a folder.

MiniBrowser, which the driver starts by itself, forgets everything when it is driven.

webkit-window.py FOLDER [FEATURE ...]
The features of WebKit named are switched on beyond those that are on already.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2

folder, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
downloads = os.path.join(folder, "downloads")

context = WebKit2.WebContext(
    website_data_manager=WebKit2.WebsiteDataManager(
        base_data_directory=os.path.join(folder, "data"),
        base_cache_directory=os.path.join(folder, "cache"),
    )
)
context.set_automation_allowed(True)

settings = WebKit2.Settings()
known = WebKit2.Settings.get_all_features()
for feature in (known.get(at) for at in range(known.get_length())):
    if feature.get_identifier() in wanted:
        settings.set_feature_enabled(feature, True)


def open_view():
    view = WebKit2.WebView(
        web_context=context, settings=settings, is_controlled_by_automation=True
    )
    window = Gtk.Window()
    window.set_default_size(1200, 900)
    window.add(view)
    window.show_all()
    window.connect("destroy", Gtk.main_quit)
    return view


first = [open_view()]


def on_automation(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("FootnoteJourneys")
    info.set_version(
        WebKit2.get_major_version(),
        WebKit2.get_minor_version(),
        WebKit2.get_micro_version(),
    )
    session.set_application_info(info)
    session.connect(
        "create-web-view", lambda _session: first.pop() if first else open_view()
    )


def on_download(_context, download):
    def decide(download, name):
        path = os.path.join(downloads, os.path.basename(name))
        download.set_destination(GLib.filename_to_uri(path))
        return True

    download.connect("decide-destination", decide)


context.connect("automation-started", on_automation)
context.connect("download-started", on_download)
Gtk.main()
