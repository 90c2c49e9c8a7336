using TorchSharp;
using static TorchSharp.torch;

namespace BiSSL.Training.Engine;

/// <summary>The same operation on each tensor of a list: on a GPU a few launches for all of them together.</summary>
public static class Foreach
{
    /// <summary>‖xᵢ‖, one scalar tensor each.</summary>
    public static Tensor[] Norm(IEnumerable<Tensor> x) => Script.Call<Tensor[]>("foreach_norm", (object)x.ToArray());

    /// <summary>xᵢ + α yᵢ, new tensors.</summary>
    public static Tensor[] Add(IEnumerable<Tensor> x, IEnumerable<Tensor> y, double alpha)
    {
        using var factor = alpha.ToScalar();
        return Script.Call<Tensor[]>("foreach_add", x.ToArray(), y.ToArray(), factor);
    }

    /// <summary>xᵢ += α yᵢ.</summary>
    public static void AddInPlace(IEnumerable<Tensor> x, IEnumerable<Tensor> y, double alpha)
    {
        using var factor = alpha.ToScalar();
        Script.Call<object?>("foreach_add_", x.ToArray(), y.ToArray(), factor);
    }

    /// <summary>xᵢ *= α.</summary>
    public static void MulInPlace(IEnumerable<Tensor> x, double alpha)
    {
        using var factor = alpha.ToScalar();
        Script.Call<object?>("foreach_mul_", x.ToArray(), factor);
    }
}
