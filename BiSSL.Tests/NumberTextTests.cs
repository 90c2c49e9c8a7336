using System.Text.Json;
using BiSSL.Tests.Architecture;
using BiSSL.Training;

namespace BiSSL.Tests;

/// <summary>The browser's part writes the same numbers: its tests read the same table.</summary>
public sealed class NumberTextTests
{
    private static readonly JsonElement s_table = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "wwwroot-assets", "test", "format", "numbers.json"))).RootElement;

    [Fact]
    public void Of_EveryNumberOfTheTable_IsAsItSays() => Assert.All(
        s_table.GetProperty("number").EnumerateArray(), one => Assert.Equal(one[2].GetString(), NumberText.Of(one[0].GetDouble(), one[1].GetInt32())));

    [Fact]
    public void Bytes_EveryNumberOfTheTable_AreAsItSays() => Assert.All(
        s_table.GetProperty("bytes").EnumerateArray(), one => Assert.Equal(one[1].GetString(), NumberText.Bytes(one[0].GetDouble())));

    [Fact]
    public void Of_WhatIsNotFinite_SaysSo() => Assert.Equal(("NaN", "∞", "−∞"), (NumberText.Of(double.NaN), NumberText.Of(double.PositiveInfinity), NumberText.Of(double.NegativeInfinity)));
}
