using System.Text;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Tests.Golden;

/// <summary>Numbers that both sides can make, and how golden files are read and compared. Golden/generate/golden.py is the other side.</summary>
internal static class Numbers
{
    /// <summary>Values in [−0.5, 0.5), a fixed function of the name and the position; float64.</summary>
    public static Tensor Spread(string name, params long[] shape)
    {
        var values = new double[shape.Aggregate(1L, (count, size) => count * size)];
        for (var i = 0; i < values.Length; i++)
        {
            var h = (uint)i * 2654435761u + Fnv1a(name);
            h ^= h >> 15;
            h *= 2246822519u;
            h ^= h >> 13;
            values[i] = h / 4294967296.0 - 0.5;
        }
        return tensor(values, float64).reshape(shape);
    }

    /// <summary>Weights and buffers by name: plausible sizes, nothing symmetric.</summary>
    public static T Fill<T>(T module, string prefix = "") where T : nn.Module
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, value) in module.state_dict())
        {
            if (value.dtype != ScalarType.Int64)
                value.copy_(Suited(name, value.shape, Spread(prefix + name, value.shape)));
        }
        return module;
    }

    /// <summary>Norm, and inner product with fixed numbers.</summary>
    public static double[] Digest(Tensor value)
    {
        using var scope = NewDisposeScope();
        var flat = value.detach().to(float64).contiguous().flatten();
        return [flat.norm(2f).ToDouble(), flat.dot(Spread("probe", flat.shape)).ToDouble()];
    }

    public static double[] Values(Tensor value)
    {
        using var scope = NewDisposeScope();
        return value.detach().to(float64).contiguous().data<double>().ToArray();
    }

    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json"))).RootElement;

    /// <summary>The values of the file and the tensor, relative to the largest.</summary>
    public static void AssertValues(JsonElement expected, Tensor actual, double tolerance = 1e-10) =>
        AssertClose(expected.Deserialize<double[]>()!, Values(actual), tolerance);

    /// <summary>The digest in the file and that of the tensor, relative to the norm.</summary>
    public static void AssertDigest(JsonElement expected, Tensor actual, double tolerance = 1e-10) =>
        AssertClose(expected.Deserialize<double[]>()!, Digest(actual), tolerance);

    /// <summary>A digest for every name, in the same order.</summary>
    public static void AssertDigests(JsonElement expected, IEnumerable<(string Name, Tensor Tensor)> actual, double tolerance = 1e-10)
    {
        var named = actual.ToList();
        Assert.Equal(expected.EnumerateObject().Select(entry => entry.Name), named.Select(entry => entry.Name));
        foreach (var (name, value) in named)
            AssertDigest(expected.GetProperty(name), value, tolerance);
    }

    public static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Select(Math.Abs).Append(1e-5).Max(); // exact zeros come out as rounding
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"value {i} is {actual[i]:R} instead of {expected[i]:R}");
    }

    private static Tensor Suited(string name, long[] shape, Tensor u)
    {
        if (shape.Length > 1)
            return u * 2 * Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, (count, size) => count * size));
        return name.EndsWith("running_var", StringComparison.Ordinal) || name.EndsWith("weight", StringComparison.Ordinal) ? 1 + 0.5 * u : 0.2 * u;
    }

    private static uint Fnv1a(string name) => Encoding.ASCII.GetBytes(name).Aggregate(2166136261u, (value, unit) => (value ^ unit) * 16777619u);
}
