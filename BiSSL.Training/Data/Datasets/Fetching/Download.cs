using System.Net;
using System.Net.Http.Headers;

namespace BiSSL.Training.Data.Datasets.Fetching;

/// <summary>
/// Fetches one file by HTTP. What has come lies beside it under a name that ends with .part, so that a later attempt goes on from there, if the server
/// still has the same file; only the whole file gets its own name.
/// </summary>
internal sealed class Download(HttpClient client, Action<FetchProgress> report)
{
    public const string Unfinished = ".part";

    private const int MostAttempts = 5;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <exception cref="UserError">The server does not have it, the connection breaks again and again, or the disk is full. What has come is kept.</exception>
    public async Task RunAsync(DatasetArchive archive, string path, CancellationToken stop)
    {
        var part = new PartFile(path + Unfinished);
        for (var attempt = 1; ; attempt++)
        {
            var before = part.Length;
            try
            {
                await GoOnAsync(archive, part, stop).ConfigureAwait(false);
                part.Complete(path);
                return;
            }
            catch (Exception fault) when (IsBreak(fault) && !stop.IsCancellationRequested)
            {
                attempt = part.Length > before ? 0 : attempt;
                if (attempt >= MostAttempts || IsAnswer(fault))
                    throw new UserError($"The download of {archive.Url} broke off after {part.Length:N0} bytes: {Reason(fault)}. What has come is kept; the same command goes on with it.", fault);
            }
        }
    }

    private async Task GoOnAsync(DatasetArchive archive, PartFile part, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, archive.Url);
        if (part is { Length: > 0, Tag: { } tag })
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        }
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent && answer.Content.Headers.ContentRange?.From == part.Length;
        using var file = part.Open(goesOn, answer.Headers.ETag);
        var total = answer.Content.Headers.ContentLength + file.Length;
        part.RequireSpace(total - file.Length);
        using var body = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await CopyAsync(body, file, archive.Name, total, stop).ConfigureAwait(false);
        if (total is { } length && file.Length != length)
            throw new HttpIOException(HttpRequestError.ResponseEnded, "the server sent another number of bytes than it promised");
    }

    private async Task CopyAsync(Stream body, FileStream file, string name, long? total, CancellationToken stop)
    {
        var buffer = new byte[1 << 17];
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(s_patience);
            var read = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (read == 0)
                return;
            await file.WriteAsync(buffer.AsMemory(0, read), stop).ConfigureAwait(false);
            report(new FetchProgress(name, "downloading", file.Length, total));
        }
    }

    private static bool IsBreak(Exception fault) => fault is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>Whether the server has spoken, so that asking again is no use.</summary>
    private static bool IsAnswer(Exception fault) => fault is HttpRequestException { StatusCode: not null };

    private static string Reason(Exception fault) => fault switch
    {
        HttpRequestException { StatusCode: { } code } => $"the server answers {(int)code} ({code})",
        OperationCanceledException => $"nothing came for {s_patience.TotalSeconds:0} s",
        _ => fault.Message.TrimEnd('.'),
    };
}
