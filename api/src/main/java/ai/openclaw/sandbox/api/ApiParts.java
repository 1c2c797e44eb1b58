package ai.openclaw.sandbox.api;

import ai.openclaw.sandbox.api.port.BrowserLinks;
import ai.openclaw.sandbox.api.port.Configuration;
import ai.openclaw.sandbox.api.port.Console;
import ai.openclaw.sandbox.api.port.ControlPlane;
import ai.openclaw.sandbox.api.port.DeviceStore;
import ai.openclaw.sandbox.api.port.Events;
import ai.openclaw.sandbox.api.port.Figures;
import ai.openclaw.sandbox.api.port.Journal;
import ai.openclaw.sandbox.api.port.ProgramInfo;
import ai.openclaw.sandbox.api.port.Sessions;
import ai.openclaw.sandbox.api.port.Tools;
import ai.openclaw.sandbox.api.port.Workspaces;
import java.time.InstantSource;

/**
 * What the API is made of.
 *
 * @param control the control loop
 * @param sessions sessions
 * @param tools tools of sessions
 * @param browsers links to browsers
 * @param events the timeline
 * @param configuration the configuration
 * @param devices keeps paired devices
 * @param journal takes down what concerns the daemon itself
 * @param workspaces directories of sandboxes
 * @param console what people do from the Control UI
 * @param figures figures about the daemon
 * @param program which program this is
 * @param clock wall-clock time
 */
public record ApiParts(
        ControlPlane control,
        Sessions sessions,
        Tools tools,
        BrowserLinks browsers,
        Events events,
        Configuration configuration,
        DeviceStore devices,
        Journal journal,
        Workspaces workspaces,
        Console console,
        Figures figures,
        ProgramInfo program,
        InstantSource clock) {}
