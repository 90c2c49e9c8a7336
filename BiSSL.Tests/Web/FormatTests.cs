using BiSSL.Web.Components;

namespace BiSSL.Tests.Web;

/// <summary>Times and accuracies as the pages write them.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Moment_OfAnyTime_NamesItsZone() => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d$", Format.Moment(DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Accuracy_ThatIsNoNumber_IsADash(double? percent) => Assert.Equal("–", Format.Accuracy(percent));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void Rate_ThatIsNone_IsEmpty(double rate) => Assert.Equal("", Format.Rate(rate));

    [Fact]
    public void Ago_OfAClockThatWasSetBack_IsNow() => Assert.Equal("now", Format.Ago(DateTimeOffset.UnixEpoch.AddHours(1), DateTimeOffset.UnixEpoch));
}
