using BiSSL.Training.Runs;

namespace BiSSL.Training.Cli;

/// <summary>Opens a store to look at it.</summary>
internal static class OpenStore
{
    /// <summary>The store, with runs put right whose processes are gone. One that cannot be written is read as it is, and said to be so.</summary>
    public static RunStore Reconciled(string folder, TimeProvider time, Terminal terminal)
    {
        var store = RunStore.Open(folder, time);
        try
        {
            Reconciliation.Of(store);
        }
        catch (MachineError error)
        {
            terminal.ErrorOutput.WriteLine($"{error.Message} A run that ended without a word may be shown as alive.");
        }
        return store;
    }
}
