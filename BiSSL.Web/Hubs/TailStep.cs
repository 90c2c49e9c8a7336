namespace BiSSL.Web.Hubs;

/// <summary>What a follower does next.</summary>
/// <param name="Batch">Send this, if there is something.</param>
/// <param name="ReadTo">Otherwise read up to this number from the store, if it is given.</param>
/// <param name="Status">The status to send with it, if it is new.</param>
/// <param name="StatusVersion">The version of the newest status.</param>
/// <param name="News">Otherwise wait for this.</param>
/// <param name="Deleted">The run is gone, and nothing will come any more.</param>
internal sealed record TailStep(Batch? Batch, long? ReadTo, RawJson? Status, long StatusVersion, Task News, bool Deleted);
