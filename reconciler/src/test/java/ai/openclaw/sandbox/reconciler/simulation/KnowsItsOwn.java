package ai.openclaw.sandbox.reconciler.simulation;

import ai.openclaw.sandbox.model.sandbox.SandboxLabels;

/** Law 5: everything labelled ours is in the store, or gone; and the record goes last. */
final class KnowsItsOwn implements Law {

    @Override
    public void before(Call call, Simulation run) {
        String id = call.target().id();
        boolean inOrder = !call.operation().equals("remove")
                || run.store().keeps(id)
                || !run.store().everKept(id);
        holds(inOrder, call.target().name() + " is forgotten before it is removed");
    }

    @Override
    public void onceHealthy(Simulation run) {
        run.ours().forEach(it -> holds(run.store().keeps(it.id()), it.name() + " is not remembered"));
    }

    @Override
    public void atTheEnd(Simulation run) {
        onceHealthy(run);
        boolean browsers = run.ours().stream()
                .anyMatch(it -> it.label(SandboxLabels.BROWSER).isPresent());
        holds(browsers || run.networks().isEmpty(), "a network of browsers is there, and no browser");
        run.store()
                .records()
                .forEach((name, record) -> record.containers()
                        .keySet()
                        .forEach(id -> holds(
                                run.ours().stream().anyMatch(it -> it.id().equals(id)),
                                name + " remembers a container that is gone")));
    }
}
