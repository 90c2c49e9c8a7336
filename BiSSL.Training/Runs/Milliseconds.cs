using System.Data;
using Dapper;

namespace BiSSL.Training.Runs;

/// <summary>A duration as milliseconds.</summary>
internal sealed class Milliseconds : SqlMapper.TypeHandler<TimeSpan>
{
    public override TimeSpan Parse(object value) => TimeSpan.FromMilliseconds((long)value);

    public override void SetValue(IDbDataParameter parameter, TimeSpan value) => parameter.Value = (long)value.TotalMilliseconds;
}
