using System.Data;
using Dapper;

namespace BiSSL.Training.Runs;

/// <summary>A time as Unix milliseconds.</summary>
internal sealed class UnixTime : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds((long)value);

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUnixTimeMilliseconds();
}
