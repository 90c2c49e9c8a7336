using BiSSL.Training.Runs;

namespace BiSSL.Web.Hubs;

/// <summary>The series of a run by id, read again when one speaks that is not known yet. Not for several threads at once.</summary>
internal sealed class SeriesNames(RunReader reader)
{
    private Dictionary<long, SeriesInfo> _known = [];

    public IReadOnlyDictionary<long, SeriesInfo> Of(RunBatch read)
    {
        if (read.Points.Any(p => !_known.ContainsKey(p.Series)))
            _known = reader.Series().ToDictionary(s => s.Id);
        return _known;
    }
}
