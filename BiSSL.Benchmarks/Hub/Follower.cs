using System.Text.Json;

namespace BiSSL.Benchmarks.Hub;

/// <summary>One who follows a run and counts what is missing, double or late.</summary>
internal sealed class Follower(Uri address, string token, string run)
{
    /// <summary>Delays from 0 to 9999 ms and more: how many points were so old when they came.</summary>
    private readonly long[] _delays = new long[10_000];
    private bool _upToDate;

    /// <summary>The newest number it has seen.</summary>
    public long Seq { get; private set; }

    /// <summary>How many numbers it was given.</summary>
    public long Numbers { get; private set; }

    /// <summary>Batches that did not begin where the one before ended, or held another count than their numbers say.</summary>
    public long Faults { get; private set; }

    /// <summary>Why it follows no more, if nobody told it to leave.</summary>
    public string? Error { get; private set; }

    public IReadOnlyList<long> Delays => _delays;

    /// <summary>Goes on from where it was until it is told to leave.</summary>
    public async Task Follow(CancellationToken leave)
    {
        _upToDate = false;
        try
        {
            using HubSocket hub = await HubSocket.Open(address, token, leave);
            await foreach (JsonElement batch in hub.Follow(run, Seq, leave))
                Take(batch);
        }
        catch (OperationCanceledException)
        {
            // It was told to leave.
        }
        catch (Exception e)
        {
            Error = e.Message;
        }
    }

    private void Take(JsonElement batch)
    {
        long seq = batch.GetProperty("seq").GetInt64(), now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        long numbers = batch.GetProperty("events").GetArrayLength();
        foreach (JsonElement curve in batch.GetProperty("points").EnumerateArray().Concat(batch.GetProperty("vectors").EnumerateArray()))
        {
            JsonElement times = curve.GetProperty("times");
            numbers += times.GetArrayLength();
            if (_upToDate)
                _delays[Math.Clamp(now - times[0].GetInt64(), 0, _delays.Length - 1)]++;
        }

        if (batch.GetProperty("since").GetInt64() != Seq || numbers != seq - Seq)
            Faults++;
        (Seq, Numbers) = (seq, Numbers + numbers);
        _upToDate = seq == batch.GetProperty("last").GetInt64();
    }
}
