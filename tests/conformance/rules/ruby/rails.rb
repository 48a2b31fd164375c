class UsersController < ApplicationController
  skip_before_action :verify_authenticity_token
  skip_before_action :verify_authenticity_token, only: [:index]
  protect_from_forgery with: :null_session
  protect_from_forgery with: :exception

  def index
    name = params[:name]
    User.where("name = '#{name}'")
    User.where("name = ?", name)
    User.where("id = #{params[:id].to_i}")
    User.where(name: name)
    q = "select * from users where name = '" + params[:name] + "'"
    User.find_by_sql(q)
    User.order(params[:sort])
    User.order(:name)
    ActiveRecord::Base.connection.execute("delete from x where y = #{cookies[:y]}")
    Post.joins("inner join #{params[:t]}").where("x = 1")
    redirect_to params[:url]
    redirect_to(params[:url], status: 301)
    redirect_to root_path
    redirect_back fallback_location: params[:back]
  end

  def show
    @x = params[:x].html_safe
    @y = raw(params[:y])
    @z = "<b>".html_safe
    @w = raw("<b>")
    raw @user.name
    system("ls #{params[:d]}")
    system("ls")
    system cmd
    exec(cmd, "a")
    Kernel.system(cmd)
    IO.popen(cmd) { |io| io.read }
    `ls #{dir}`
    Open3.capture3(cmd, stdin_data: x)
    YAML.load(params[:y])
    YAML.safe_load(params[:y])
    Marshal.load(Base64.decode64(x))
    params[:type].constantize
    eval(code)
    obj.send(params[:m], 1)
    obj.public_send(:x)
  end

  def ssl
    http = Net::HTTP.new(uri.host, uri.port)
    http.verify_mode = OpenSSL::SSL::VERIFY_NONE
    http.verify_mode = OpenSSL::SSL::VERIFY_PEER
    Faraday.new(url: u, ssl: { verify: false })
    Faraday.new(url: u, ssl: { ca: x, verify: false, y: 1 })
    Faraday.new(url: u, ssl: { verify: true })
    HTTParty.get(u, verify: false)
    HTTParty.get(u, headers: h, verify: false)
    HTTParty.get(u)
    Digest::MD5.hexdigest(x)
    Digest::MD5.new
    Digest::SHA256.hexdigest(x)
    Digest::SHA1.new
    OpenSSL::Digest::MD5.new
  end
end

class User < ActiveRecord::Base
  attr_accessible :name, :admin
  attr_accessible :name
  has_secure_password validations: false
end

def read(a, path)
  log(a)
  File.open(path, "r")
end

def other(path)
  File.open("x", "r")
end

begin
  go
rescue
  nil
end

begin
  go
rescue IOError => e
  nil
end

db_password = "hunter22"
api_token = 'abcdefgh'
token = ENV["T"]
conf = { user: "a", password: "s3cretss", host: "b" }
PASSWORD = "topsecret"
@secret = "topsecret"
